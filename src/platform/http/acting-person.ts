import { createParamDecorator } from '@nestjs/common';
import { currentAccess } from '../access/access.js';

/** Who acts, as their token or session proved; a parameter of every operation that writes. */
export const ActingPerson = createParamDecorator(() => currentAccess().person);

/** The author of our comments; by this name they are known again when a file comes back a second time. */
export const AUTHOR = 'Opvangboek';

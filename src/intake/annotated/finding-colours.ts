/** Light enough to read black on, and told in words as well: colour alone says nothing. */
export const FILL = { error: '#F8CBAD', warning: '#FFE699' } as const;
export const HEAD_FILL = '#1F3864';
export const LINK_COLOUR = '#0B4A8F';

/** Colours are given from outside: a report does not know whether a terminal reads it. */
export type Colour = "red" | "yellow" | "blue" | "cyan" | "green" | "dim" | "bold";

export type Paint = (colour: Colour, text: string) => string;

/** No colours. */
export const plain: Paint = (_, text) => text;

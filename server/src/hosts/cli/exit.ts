/** What the process says when it ends; the README's table is this one. */
export const EXIT = {
  clean: 0,
  warning: 1,
  error: 2,
  usage: 64,
  noInput: 66,
  internal: 70,
  notWritten: 74,
} as const;

export const EXIT_WORDS: Readonly<Record<keyof typeof EXIT, string>> = {
  clean: "Nothing above `information`",
  warning: "The gravest finding is a warning",
  error: "The gravest finding is an error",
  usage: "The command line is wrong",
  noInput: "A path that was named does not exist",
  internal: "A fault of our own",
  notWritten: "A file could not be written",
};

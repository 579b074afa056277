/** The product's name and version, as the protocol and the command line tell them. */
export const NAME = "nhi-ownership";
export const VERSION = "0.1.0";

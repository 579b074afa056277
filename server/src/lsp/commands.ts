/** Commands that the client may ask of the server. */
export const COMMANDS = {
  applyFix: "nhi.server.applyFix",
  init: "nhi.server.init",
  fromTable: "nhi.server.fromTable",
  fixRule: "nhi.server.fixRule",
  handover: "nhi.server.handover",
} as const;

/** Stands in for `@vscode/native-watchdog`, which would have to be compiled: the tests end the host themselves. */
module.exports = { start() {} };

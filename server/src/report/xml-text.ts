/** Text from files, made safe for XML 1.0. */

/** Safe as text and between double quotes. Characters that XML cannot hold are shown as `\ufffd`. */
export const escaped = (text: string): string =>
  text
    .replace(UNKNOWN, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML has no form for
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

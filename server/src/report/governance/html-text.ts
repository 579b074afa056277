/** Text from files, made safe for HTML. */
import { harmless } from "../width.ts";

/** Safe as text and between double quotes; what would turn the reading direction or is no character is shown as `\ufffd`. */
export const escaped = (text: string): string =>
  harmless(text.replace(/[\r\n\t]+/g, " "))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

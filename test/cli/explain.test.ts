/** `nhi explain <control>`: any spelling is understood, and what cannot be resolved is refused with the reason. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { folderOf, nhi } from "./nhi.ts";

const cwd = folderOf({});

test("a control that moved is shown with the one that is in force", async () => {
  const { code, out } = await nhi(["explain", "CSF", "2.0", "PR.AC-4"], { cwd });
  assert.equal(code, 0);
  assert.match(out, /^NIST CSF 1\.1 PR\.AC-4 .*\n.*\nwithdrawn in CSF 2\.0; now NIST CSF 2\.0 PR\.AA-05\n/);
  assert.match(out, /\nNIST CSF 2\.0 PR\.AA-05 {2}Access permissions/);
  assert.match(out, /\n {2}grant-self-approved \(direct\) {2}/);
});

test("a rule names its controls with their strength, and what the source article cites with what that is", async () => {
  const { out } = await nhi(["explain", "rotation-stale"], { cwd });
  assert.match(out, /\nBacked by \(direct: they ask for it\)\n {2}OWASP NHI7:2025 {2}Long-Lived Secrets\n/);
  assert.match(
    out,
    /Source articles cite: NHI-03 \(which is Vulnerable Third-Party NHI; we cite NHI7:2025\)/,
  );
  const about = await nhi(["explain", "reference-unknown"], { cwd });
  assert.doesNotMatch(about.out, /Backed by \(direct/);
  const ai = await nhi(["explain", "raci-accountable"], { cwd });
  assert.match(ai.out, /NIST AI RMF 1\.0 GOVERN 2\.1 .*\(for AI agents only\)/);
});

test("numbers without a framework, ids without an edition, and ids that we do not hold are refused with the reason", async () => {
  const refused: Readonly<Record<string, RegExp>> = {
    "8.2": /names no framework, and CIS, ISO and PCI number alike; could be CIS Controls 8\.1 8\.2 or ISO/,
    "CCM IAM-13":
      /names no edition: CSA CCM 4\.1 IAM-13 is .*Strong Authentication.*, CSA CCM 4\.0 IAM-13 is CSA CCM 4\.1 IAM-12/,
    "ISO 27001 A.5.37": /ISO\/IEC 27001 may have "ISO 27001 A\.5\.37"; the catalogue holds/,
    "CSF PR.AA-99": /NIST CSF 2\.0 has no "CSF PR\.AA-99"; near are NIST CSF 2\.0 PR\.AA-0/,
  };
  for (const [words, reason] of Object.entries(refused)) {
    const { code, out, err } = await nhi(["explain", ...words.split(" ")], { cwd });
    assert.deepEqual([code, out], [64, ""], words);
    assert.match(err, reason);
  }
});

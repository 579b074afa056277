/** Citations as people write them, and what each comes to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { controls, nameOf } from "../../server/src/frameworks/catalogue.ts";
import { cited, resolve, restated } from "../../server/src/frameworks/resolve.ts";

const told = (text: string): string => {
  const found = resolve(text);
  switch (found.is) {
    case "known":
      return nameOf(found.control);
    case "outdated":
      return `${found.id} of ${found.edition}, now ${found.now.map(nameOf).join(", ")}${found.names === "newer" ? " (strayed)" : ""}`;
    case "ambiguous":
      return found.meanings.map(({ control, as }) => `${as} is ${nameOf(control)}`).join(" or ");
    case "bare":
      return `bare: ${found.meanings.map(nameOf).join(", ")}`;
    case "unheld":
      return `${found.framework}, not held`;
    case "unknown":
      return `not in ${found.edition}`;
    case "foreign":
      return "foreign";
  }
};

const holds = (cases: Readonly<Record<string, string>>): void => {
  for (const [text, expected] of Object.entries(cases)) assert.equal(told(text), expected, text);
};

test("by framework, version and id; padded and unpadded; any case", () => {
  holds({
    "NIST CSF 2.0 PR.AA-05": "NIST CSF 2.0 PR.AA-05",
    "nist csf 2.0 pr.aa-5": "NIST CSF 2.0 PR.AA-05",
    "CSF v2 PR.AA-05": "NIST CSF 2.0 PR.AA-05",
    "CSF: PR.AA-05": "NIST CSF 2.0 PR.AA-05",
    "NIST Cybersecurity Framework 2.0 GV.RR-02": "NIST CSF 2.0 GV.RR-02",
    "PR.AA-05": "NIST CSF 2.0 PR.AA-05",
    "  PR.AA-5 ": "NIST CSF 2.0 PR.AA-05",
    "NIST CSF 2.0 GV.OV-01": "NIST CSF 2.0 GV.OV-01",
    "OWASP NHI7:2025": "OWASP NHI7:2025",
    "OWASP NHI Top 10 2025 NHI7:2025": "OWASP NHI7:2025",
    "OWASP Non-Human Identity Top 10 NHI-07": "OWASP NHI7:2025",
    NHI7: "OWASP NHI7:2025",
    "NHI-03": "OWASP NHI3:2025",
    "nhi-3": "OWASP NHI3:2025",
    "NHI10:2025": "OWASP NHI10:2025",
    "OWASP Agentic ASI03": "OWASP Agentic Top 10 2026 ASI03",
    "ISO 27001 A.5.3": "ISO/IEC 27001 2022 A.5.3",
    "ISO/IEC 27001:2022 A.5.03": "ISO/IEC 27001 2022 A.5.3",
    "ISO 27002 5.3": "ISO/IEC 27001 2022 A.5.3",
    "iso27001 annex a 5.3": "ISO/IEC 27001 2022 A.5.3",
    "800-53 AC-6(7)": "NIST SP 800-53 Rev 5 AC-6(7)",
    "NIST SP 800-53 Rev. 5 AC-06(07)": "NIST SP 800-53 Rev 5 AC-6(7)",
    "NIST SP 800-53 Rev 5 (Release 5.2.0) AC-6 (7)": "NIST SP 800-53 Rev 5 AC-6(7)",
    "NIST 800-53r5 ac-6.7": "NIST SP 800-53 Rev 5 AC-6(7)",
    "ac-6.7": "NIST SP 800-53 Rev 5 AC-6(7)",
    "AC-2": "NIST SP 800-53 Rev 5 AC-2",
    "CIS 5.5": "CIS Controls 8.1 5.5",
    "CIS Controls v8.1 5.5": "CIS Controls 8.1 5.5",
    "CIS Controls 8.1 8.2": "CIS Controls 8.1 8.2",
    "CIS 8.2": "CIS Controls 8.1 8.2",
    "PCI DSS 4.0.1 8.6.3": "PCI DSS 4.0.1 8.6.3",
    "PCI 8.6": "PCI DSS 4.0.1 8.6",
    "SOC 2 CC6.3": "SOC 2 TSC 2017 CC6.3",
    "SOC2 TSC 2017 CC6.3": "SOC 2 TSC 2017 CC6.3",
    "CSA CCM 4.1 IAM-13": "CSA CCM 4.1 IAM-13",
    "CCM IAM-3": "CSA CCM 4.1 IAM-03",
    "NIST AI RMF GOVERN": "NIST AI RMF 1.0 GOVERN",
    "NIST AI RMF": "NIST AI RMF 1.0 GOVERN",
    "AI RMF 1.0 GOVERN-2.1": "NIST AI RMF 1.0 GOVERN 2.1",
    "AI RMF GV-2.1": "NIST AI RMF 1.0 GOVERN 2.1",
    "NIST SP 800-63": "NIST SP 800-63-4",
    "SP 800-63B-4 Sec. 4.2": "NIST SP 800-63B-4 s4.2",
    "SPIFFE SPIFFE-ID": "SPIFFE SPIFFE-ID",
    "JWT-SVID": "SPIFFE JWT-SVID",
  });
});

test("withdrawn and renumbered ids say where they went", () => {
  holds({
    "CSF 2.0 PR.AC-4": "PR.AC-4 of NIST CSF 1.1, now NIST CSF 2.0 PR.AA-05 (strayed)",
    "NIST CSF 2.0 PR.AC-04": "PR.AC-4 of NIST CSF 1.1, now NIST CSF 2.0 PR.AA-05 (strayed)",
    "NIST CSF 2.0 PR.AC": "PR.AC of NIST CSF 1.1, now NIST CSF 2.0 PR.AA (strayed)",
    "PR.AC-4": "PR.AC-4 of NIST CSF 1.1, now NIST CSF 2.0 PR.AA-05",
    "NIST CSF 1.1 PR.AC-4": "PR.AC-4 of NIST CSF 1.1, now NIST CSF 2.0 PR.AA-05",
    "ID.GV-4": "ID.GV-4 of NIST CSF 1.1, now NIST CSF 2.0 GV.RM-04, NIST CSF 2.0 GV.RM-03",
    "NIST SP 800-63-3": "SP 800-63-3 of NIST SP 800-63 3, now NIST SP 800-63-4",
    "AC-2(10)": "AC-2(10) of NIST SP 800-53 Rev 5, now NIST SP 800-53 Rev 5 AC-2",
    "CSA CCM 4.0 IAM-13": "IAM-13 of CSA CCM 4.0, now CSA CCM 4.1 IAM-12",
    "CCM v4.0 IAM-16": "IAM-16 of CSA CCM 4.0, now CSA CCM 4.1 IAM-15",
    "CCM 4.0 IAM-12": "IAM-12 of CSA CCM 4.0, now ",
    "CCM 4.1 IAM-16": "IAM-16 of CSA CCM 4.0, now CSA CCM 4.1 IAM-15 (strayed)",
  });
});

test("a CCM id whose number moved needs its version; the others do not", () => {
  holds({
    "CSA CCM IAM-13": "CSA CCM 4.1 IAM-13 is CSA CCM 4.1 IAM-13 or CSA CCM 4.0 IAM-13 is CSA CCM 4.1 IAM-12",
    "IAM-14": "CSA CCM 4.1 IAM-14 is CSA CCM 4.1 IAM-14 or CSA CCM 4.0 IAM-14 is CSA CCM 4.1 IAM-13",
    "CCM 4.0 IAM-03": "CSA CCM 4.1 IAM-03",
  });
});

test("a number alone is refused, with all that it could mean", () => {
  holds({
    "5.3": "bare: CIS Controls 8.1 5.3, ISO/IEC 27001 2022 A.5.3",
    "8.2": "bare: CIS Controls 8.1 8.2, ISO/IEC 27001 2022 A.8.2",
    "8.6.3": "bare: PCI DSS 4.0.1 8.6.3",
    "A.5.3": "bare: ISO/IEC 27001 2022 A.5.3",
    "9.9.9": "bare: ",
  });
});

test("what a framework has and the catalogue does not is nobody's mistake", () => {
  holds({
    "ISO 27001 A.5.37": "ISO/IEC 27001, not held",
    "ISO 27001:2013 A.9.2.3": "ISO/IEC 27001, not held",
    "NIST SP 800-53 AC-17(2)": "NIST SP 800-53, not held",
    "NIST 800-53 Rev 4 AC-17": "NIST SP 800-53, not held",
    "CIS 8.1": "CIS Controls, not held",
    "CIS Controls 8.1 1.1": "CIS Controls, not held",
    "PCI DSS 3.2.1": "PCI DSS, not held",
    "NIST CSF 2.0 PR.AT-01": "NIST CSF, not held",
    "NIST CSF 2.0 RC.CO": "NIST CSF, not held",
    "NIST CSF 1.1 PR.IP-12": "NIST CSF, not held",
    "NIST AI RMF MEASURE 2.7": "NIST AI RMF, not held",
    "SOC 2 A1.2": "SOC 2 TSC, not held",
    "CSA CCM 4.1 LOG-03": "CSA CCM, not held",
    "DORA Art. 9": "foreign",
    "HIPAA 164.308(a)(4)": "foreign",
    "Acme standard 12": "foreign",
    "": "foreign",
  });
});

test("an id that no edition has is unknown", () => {
  holds({
    "NIST CSF 2.0 PR.AA-09": "not in NIST CSF 2.0",
    "CSF PR.ZZ-01": "not in NIST CSF 2.0",
    "NIST CSF 2.0 PR.IP-12": "not in NIST CSF 2.0",
    "NIST CSF 1.1 PR.AA-05": "not in NIST CSF 1.1",
    NHI11: "not in OWASP NHI Top 10 2025",
    "OWASP NHI-00": "not in OWASP NHI Top 10 2025",
    "ISO 27001 A.5.38": "not in ISO/IEC 27001 2022",
    "ISO 27001 A.9.2.3": "not in ISO/IEC 27001 2022",
    "NIST SP 800-53 ZZ-1": "not in NIST SP 800-53 Rev 5",
    "CIS Controls 8.1 5.7": "not in CIS Controls 8.1",
    "SOC 2 CC6.9": "not in SOC 2 TSC 2017",
    "NIST AI RMF GOVERN 7": "not in NIST AI RMF 1.0",
    "NIST CSF": "not in NIST CSF 2.0",
  });
});

test("every record is found by its name and by each of its aliases that names its framework or form", () => {
  for (const control of controls) {
    const names = [nameOf(control), `${control.framework} ${control.version} ${control.id}`];
    for (const name of names) {
      const found = cited(name);
      assert.ok(found.includes(control), `${name}: ${told(name)}`);
    }
    for (const alias of control.aliases ?? []) {
      const found = resolve(alias);
      assert.ok(cited(alias).includes(control) || found.is === "bare", `${alias}: ${told(alias)}`);
    }
  }
});

test("a successor is written as the author wrote: the framework and its edition stay where they still hold", () => {
  const to = (text: string): string => {
    const found = resolve(text);
    const next = found.is === "outdated" ? found.now[0] : undefined;
    return next ? restated(text, next) : "";
  };
  assert.equal(to("CSF 2.0 PR.AC-4"), "CSF 2.0 PR.AA-05");
  assert.equal(to("PR.AC-4"), "PR.AA-05");
  assert.equal(to("NIST CSF PR.AC"), "NIST CSF PR.AA");
  assert.equal(to("NIST CSF 1.1 PR.AC-4"), "NIST CSF 2.0 PR.AA-05");
  assert.equal(to("CSA CCM 4.0 IAM-13"), "CSA CCM 4.1 IAM-12");
  assert.equal(to("NIST SP 800-63-3"), "NIST SP 800-63-4");
  for (const text of ["CSF 2.0 PR.AC-4", "PR.AC-4", "NIST SP 800-63-3", "CCM 4.0 IAM-16", "ID.BE-4"])
    assert.equal(resolve(to(text)).is, "known", text);
});

test("any text has a resolution", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            "NIST",
            "CSF",
            "2.0",
            "ISO",
            "27001",
            "A.",
            "PR.AC-4",
            "800-53",
            "(",
            ":",
            "IAM-13",
            "v",
          ),
        ),
        { maxLength: 6 },
      ),
      (words) => {
        const text = words.join(" ");
        for (const control of cited(text)) restated(text, control);
        assert.ok(resolve(text).is);
      },
    ),
    { numRuns: 500 },
  );
  assert.equal(resolve("A".repeat(100_000)).is, "foreign");
});

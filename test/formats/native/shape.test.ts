import assert from "node:assert/strict";
import { test } from "node:test";
import { all, lowered, problems, where } from "./lowered.ts";

/** Each with the problems that it must have, in order. */
const CASES: readonly { readonly name: string; readonly text: string; readonly expect: readonly string[] }[] =
  [
    {
      name: "a misspelt key is told on the key",
      text: "nhi: 1\nteams:\n  pay: { contat: x }\n",
      expect: ['3:10 unknown-key "contat" is no key of team "pay"; the nearest is contact'],
    },
    {
      name: "a misspelt section is told once",
      text: "nhi: 1\nidentites:\n  a: { type: bot }\n",
      expect: ['2:1 unknown-key "identites" is no section of a manifest; the nearest is identities'],
    },
    {
      name: "a key in the wrong place is told where it belongs",
      text: "nhi: 1\nidentities:\n  a:\n    type: bot\n    owner: x\n    purpose: y\n    rotated: 2026-01-01\n",
      expect: ['7:5 unknown-key "rotated" is no key of identity "a"; it belongs under credentials'],
    },
    {
      name: "a misspelt word is told on the word",
      text: "nhi: 1\nidentities:\n  a:\n    type: bott\n",
      expect: ['4:11 unknown-word type "bott" is not known; the nearest is bot'],
    },
    {
      name: "a bare id lacks its type, once",
      text: "nhi: 1\nidentities:\n  a:\n",
      expect: ['3:3 missing-key identity "a" lacks type'],
    },
    {
      name: "a key without a value is told on the key",
      text: "nhi: 1\nidentities:\n  a:\n    type:\n    owner: x\n",
      expect: ["4:5 empty type is empty"],
    },
    {
      name: "a half-written path lacks all at once",
      text: "nhi: 1\nbreakGlass:\n  x:\n    owner: sec\n    audit: siem\n",
      expect: [
        '3:3 missing-key break-glass path "x" lacks activatedBy, scopes, reviewWithin and approvedBy (preApproved is false unless written)',
      ],
    },
    {
      name: "a key missing from a nested map is told on that map's key",
      text: "nhi: 1\nidentities:\n  a:\n    type: bot\n    review: { last: 2026-01-01 }\n",
      expect: ["5:5 missing-key review lacks by"],
    },
    {
      name: "a list entry is told on its first pair",
      text: "nhi: 1\naccess:\n  - mode: window\n    scopes: []\n",
      expect: ["3:11 missing-key grant lacks subject and window (mode: window)"],
    },
    {
      name: "an elevation needs its length, written as one or not",
      text: 'nhi: 1\naccess:\n  - subject: team:a\n    scopes: ["k8s:view"]\n',
      expect: ["3:14 missing-key grant lacks maxDuration (mode is jit unless written)"],
    },
    {
      name: "a number where a length of time should be",
      text: "nhi: 1\npolicy:\n  maxAge: 90\n",
      expect: [
        '3:11 bad-duration maxAge "90" is no length of time; expected one such as 30m, 8h, 90d, 6mo or P90D',
      ],
    },
    {
      name: "a text where a list should be",
      text: "nhi: 1\nidentities:\n  a:\n    type: bot\n    scopes: aws:s3:GetObject\n",
      expect: ["5:13 wrong-type scopes is text; expected a list"],
    },
    {
      name: "a list where a party should be",
      text: "nhi: 1\nidentities:\n  a:\n    type: bot\n    owner: [x, y]\n",
      expect: ["5:12 wrong-type owner is a list; expected a team or person"],
    },
    {
      name: "a scope without a system",
      text: "nhi: 1\nidentities:\n  a:\n    type: bot\n    scopes: [admin]\n",
      expect: [
        '5:14 bad-form scope "admin" is not written as system:permission or system:permission@resource',
      ],
    },
    {
      name: "an id that could not be referred to",
      text: 'nhi: 1\nteams:\n  "a b": {}\n',
      expect: ['3:3 bad-id "a b" is no id: letters, digits, ".", "_", "-" and "/"'],
    },
    {
      name: "another version",
      text: "nhi: 2\n",
      expect: ["1:6 version version 2 of the manifest is not known; this is version 1"],
    },
    {
      name: "yes is neither true nor false",
      text: "nhi: 1\nbreakGlass:\n  x:\n    { owner: a, activatedBy: b, scopes: [], maxDuration: 1h, audit: c, reviewWithin: 1d, preApproved: yes }\n",
      expect: ['4:103 wrong-type preApproved "yes" is neither true nor false'],
    },
    {
      name: "a section of the wrong kind",
      text: "nhi: 1\naccess: none of it\n",
      expect: ["2:9 wrong-type access is text; expected a list"],
    },
  ];

for (const { name, text, expect } of CASES) {
  test(name, () => {
    assert.deepEqual(problems(lowered(text)), expect);
  });
}

test("the nearest word comes as the new name", () => {
  const [problem] = all(lowered("nhi: 1\nteams:\n  pay: { contat: x }\n"), "problems");
  assert.equal(problem?.rename, "contact");
});

test("what has a rule of its own, or is computed elsewhere, is not told as shape", () => {
  const text = `nhi: 1
identities:
  a:
    type: \${TYPE}
    credentials:
      - { kind: api-token, rotated: 13/09/2026, expires: never }
      - { kind: api-token, rotated: }
access:
  - { subject: team:a, scopes: [], maxDuration: "\${HOURS}" }
`;
  assert.deepEqual(problems(lowered(text)), []);
});

test("a fault in an anchored entry is told where it is written, not where it is merged", () => {
  const text = "nhi: 1\nidentities:\n  a: &a\n    type: bott\n  b:\n    <<: *a\n    owner: x\n";
  assert.deepEqual(problems(lowered(text)), [
    '4:11 unknown-word type "bott" is not known; the nearest is bot',
  ]);
});

test("an alias that brings in another shape is told at the alias", () => {
  const text =
    "nhi: 1\nidentities:\n  a:\n    type: bot\n    usedBy: &l [x, y]\n  b:\n    type: bot\n    review: *l\n";
  assert.deepEqual(problems(lowered(text)), ["8:13 wrong-type review is a list; expected a map"]);
});

test("the place of a problem in JSON", () => {
  const text = '{\n  "nhi": 1,\n  "teams": {\n    "pay": { "contat": "x" }\n  }\n}\n';
  const [problem] = all(lowered(text, "nhi.json"), "problems");
  assert.equal(problem && where(problem.at), "4:14");
});

test("where the text is broken, its consequences are not told as shape", () => {
  const text = "nhi: 1\nidentities:\n  a:\n    owner: [x\n  b:\n    type: bott\n";
  const found = all(lowered(text), "problems").map(({ rule, code }) => `${rule} ${code}`);
  assert.equal(found.filter((one) => one.startsWith("manifest-syntax")).length, 1);
  assert.deepEqual(
    found.filter((one) => one.startsWith("manifest-shape")),
    ["manifest-shape unknown-word"],
  );
});

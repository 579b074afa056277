/** What is a workflow or an action, told by the head; and nothing throws, whatever stands there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { recognise } from "../../../server/src/formats/github/claim.ts";
import { factsOf } from "./facts.ts";

const HERE = "file:///w/.github/workflows/a.yml";
const ELSEWHERE = "file:///w/ci/a.yaml";

for (const [expected, name, uri, head] of [
  ["workflow", "on and jobs", ELSEWHERE, "name: CI\non: push\njobs:\n  a:\n"],
  ["workflow", "quoted keys, CRLF", ELSEWHERE, '"on":\r\n  push:\r\n"jobs":\r\n'],
  [
    "workflow",
    "a long list of events before the jobs",
    ELSEWHERE,
    `on:\n  push:\n    paths:\n${"      - src/**\n".repeat(90)}`.slice(0, 1024),
  ],
  [
    "workflow",
    "the jobs behind the head, in its folder",
    HERE,
    `name: CI\nenv:\n${"  A: b\n".repeat(200)}`.slice(0, 1024),
  ],
  ["workflow", "half written, in its folder", HERE, "name: CI\n"],
  [
    "workflow",
    "indented as a whole, in its folder",
    HERE,
    "    name: CI\n\n    on: push\n    jobs:\n      a:\n",
  ],
  [
    "action",
    "a composite action",
    ELSEWHERE,
    "name: Setup\ninputs:\n  a: {}\nruns:\n  using: composite\n  steps: []\n",
  ],
  [
    "action",
    "an action with its inputs first",
    "file:///w/.github/actions/x/action.yml",
    `name: Setup\ninputs:\n${"  a: { required: true }\n".repeat(60)}`.slice(0, 1024),
  ],
  [undefined, "jobs of another system", ELSEWHERE, "version: 2.1\njobs:\n  build:\n"],
  [undefined, "a pipeline of another system", ELSEWHERE, "trigger: [main]\njobs:\n  - job: a\n"],
  [undefined, "another key among them", HERE, "apiVersion: v1\non: push\njobs: {}\n"],
  [undefined, "runs without using", ELSEWHERE, "name: Tests\nruns: 3\n"],
  [undefined, "JSON", "file:///w/.github/workflows/a.json", '{ "on": "push", "jobs": {} }'],
  [undefined, "a manifest of ours", "file:///w/nhi.yaml", "nhi: 1\nidentities:\n"],
  [undefined, "nothing", HERE, ""],
] as const)
  test(`${name}: ${expected}`, () => assert.equal(recognise(head, uri), expected));

const SAMPLE = `name: Deploy # nhi: owner=web
on: { pull_request_target: { types: [opened] } }
permissions: { contents: write, id-token: write }
jobs:
  a: &a # nhi: owner=core
    runs-on: x
    steps:
    - uses: aws-actions/configure-aws-credentials@v4
      with: { aws-secret-access-key: "\${{ secrets.KEY }}" } # nhi: rotated=2026-01-01
    - run: |
        echo \${{ secrets['B'] }} {{version}}
  b: *a
  c: { uses: ./x.yml, secrets: inherit, permissions: write-all }
`;

test("every prefix of a document gives facts without throwing", () => {
  for (let end = 0; end <= SAMPLE.length; end++) factsOf(SAMPLE.slice(0, end));
});

test("any damage gives facts without throwing, and every place lies in the text", () => {
  const damage = fc.tuple(
    fc.nat(SAMPLE.length),
    fc.nat(30),
    fc.constantFrom("", "\n", ": ", "- ", "[", '"', "*a", "{", "\t", "&x ", "${{", "}}", "secrets.X"),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      for (const facts of factsOf(SAMPLE.slice(0, at) + text + SAMPLE.slice(at + length)))
        for (const spot of [
          ...facts.identities.map(({ id }) => id.at),
          ...facts.grants.flatMap((grant) => [grant.at, ...grant.scopes.map((scope) => scope.at)]),
          ...facts.pipelines.flatMap(({ rights }) => rights.map((right) => right.at)),
          ...facts.secretUses.map(({ name }) => name.at),
        ])
          assert.ok(spot.start >= 0 && spot.start <= spot.end && spot.end <= facts.segment.text.length);
    }),
    { numRuns: 500 },
  );
});

test("what has the wrong shape says nothing", () => {
  for (const text of [
    "on: push\njobs: []\n",
    "on: push\njobs:\n  a: text\n  b: [1]\n  c:\n",
    "on: { push: }\npermissions: [write]\njobs:\n  a:\n    steps: { run: x }\n    permissions: 3\n",
    "on:\n  - { pull_request_target: }\njobs:\n  a: { permissions: { contents: { write: } }, steps: [x, [y]] }\n",
    "on: 5\njobs: { a: { env: x, steps: [{ with: [1], env: z }] } }\n",
  ])
    for (const facts of factsOf(text)) {
      assert.deepEqual(facts.pipelines, []);
      assert.deepEqual(facts.problems, []);
    }
});

test("five megabytes cost no more than their text", () => {
  const start = performance.now();
  const steps =
    '      - run: echo ${{ secrets.A_TOKEN }} ${{ unclosed\n        env: { B: "${{ secrets.B }}" }\n'.repeat(
      50_000,
    );
  const [facts] = factsOf(`on: push\njobs:\n  a:\n    steps:\n${steps}`);
  assert.equal(facts?.secretUses.length, 100_000);
  factsOf(`on: push\njobs:\n  a:\n    env:\n      A: "${"${{ secrets".repeat(400_000)}"\n`);
  assert.ok(performance.now() - start < 10_000);
});

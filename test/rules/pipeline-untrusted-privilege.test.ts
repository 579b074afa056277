/** Cases of pipeline-untrusted-privilege beyond its examples. */
import { pipelineUntrustedPrivilege } from "../../server/src/rules/pipeline-untrusted-privilege.ts";
import { checkRule } from "../harness/rule.ts";

const path = ".github/workflows/it.yml";

/** A job that may write, started by `on`, with further lines of the job. */
const job = (on: string, lines = ""): string => `
on: ${on}
jobs:
  greet:
    permissions: { contents: write }
    runs-on: ubuntu-latest
${lines}    steps:
      - run: make
`;

checkRule(pipelineUntrustedPrivilege, {
  "all rights of one pipeline are one finding, at the gravest": {
    path,
    doc: `
on:
  pull_request_target:
    types: [opened]
permissions:
  contents: write
  id-token: write
            ^^^^^ warning pipeline-untrusted-privilege: Workflow "it.yml" can be started by outsiders (pull_request_target) and holds contents: write and id-token: write
  pull-requests: write
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
    fixes: ["Narrow contents: write to read, id-token: write to none"],
    fixed: `
on:
  pull_request_target:
    types: [opened]
permissions:
  contents: read
  id-token: none
  pull-requests: write
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
  },
  "everything at once": {
    path,
    doc: `
on: [issue_comment]
permissions: write-all # as ever
             ^^^^^^^^^ warning pipeline-untrusted-privilege: Workflow "it.yml" can be started by outsiders (issue_comment) and holds write-all
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
    fixed: `
on: [issue_comment]
permissions: read-all # as ever
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
  },
  "the rights of the workflow reach only jobs without a block of their own": {
    path,
    doc: `
on: pull_request_target
permissions:
  contents: write
jobs:
  build:
    permissions: {}
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
  },
  "rights to answer the outsider are what it is made for": {
    path,
    doc: `
on: [pull_request_target, issues]
permissions: { pull-requests: write, issues: write, checks: write, statuses: write, contents: read }
jobs:
  label:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/labeler@v5
`,
  },
  "a pull request of a fork has no rights": { path, doc: job("[push, pull_request]") },
  "missing permissions are the organisation's": {
    path,
    doc: `
on: pull_request_target
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
  },
  "events that members alone cause": { path, doc: job("{ pull_request_target: { types: [labeled] } }") },
  "a pull request that is merged": {
    path,
    doc: job("{ pull_request_target: { types: [closed, labeled] } }"),
  },
  "a workflow that is called, and may ask first": {
    path,
    doc: `
on: pull_request_target
jobs:
  backport:
    permissions: { contents: write }
    uses: acme/ci/.github/workflows/backport.yml@v1
`,
  },
  "a condition on who it is": {
    path,
    doc: job("issue_comment", "    if: github.event.comment.author_association == 'MEMBER'\n"),
  },
  "a condition on what became of it": {
    path,
    doc: job("pull_request_target", "    if: github.event.pull_request.merged == true\n"),
  },
  "a condition that another job answers": {
    path,
    doc: job("issue_comment", "    if: needs.gate.outputs.ok\n"),
  },
  "an environment, whose reviewers are not in the file": {
    path,
    doc: job("pull_request_target", "    environment: production\n"),
  },
  "another event of the same workflow": {
    path,
    doc: job("[push, pull_request_target]", "    if: github.event_name == 'push'\n"),
  },
  "a workflow that follows another, nobody knows which": {
    path,
    doc: job("{ workflow_run: { workflows: [CI] } }"),
  },
  "a workflow that follows somebody's pull request": {
    path,
    doc: `
on: { workflow_run: { workflows: [CI] } }
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    permissions: { contents: write }
                             ^^^^^ warning pipeline-untrusted-privilege: Job "comment" can be started by outsiders (workflow_run) and holds contents: write
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
  },
  "a condition that an outsider fulfils": {
    path,
    doc: `
on: issue_comment
jobs:
  deploy:
    if: contains(github.event.comment.body, '/deploy')
    permissions: { id-token: write }
                             ^^^^^ warning pipeline-untrusted-privilege: Job "deploy" can be started by outsiders (issue_comment) and holds id-token: write
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
  },
  "rights that are computed": {
    path,
    doc: job("pull_request_target").replace("contents: write", `contents: "\${{ inputs.x }}"`),
  },
});

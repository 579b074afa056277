/** Cases of breakglass-broad beyond its examples. */
import { breakglassBroad } from "../../server/src/rules/breakglass-broad.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(breakglassBroad, {
  "an hour is short enough, a little more is not": `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["k8s:cluster-admin@cluster/prod"]
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    preApproved: true
    maxDuration: PT1H
  longer:
    owner: security
    activatedBy: platform
    scopes: ["k8s:cluster-admin@cluster/prod"]
    preApproved: true
    maxDuration: 61m
                 ^^^ warning breakglass-broad: Break-glass path "longer", approved in advance, gives an administrator's right (k8s:cluster-admin@cluster/prod) for 61m, longer than an hour
`,
  "something narrow may last": `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:ecs:UpdateService@arn:aws:ecs:eu-west-1:111122223333:service/shop/api"]
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    preApproved: true
    maxDuration: 8h
`,
  "where each use is approved, somebody is asked": `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333", "aws:AdministratorAccess@444455556666"]
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    approvedBy: security
    maxDuration: 8h
`,
  "two accounts are more than one emergency needs": `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333", "aws:iam:PassRole@arn:aws:iam::444455556666:role/x"]
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning breakglass-broad: Break-glass path "prod-admin", approved in advance, reaches over 2 accounts or clusters: 111122223333, 444455556666
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    preApproved: true
    maxDuration: 1h
`,
  "a cluster and the account that it lies in are one place": `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["k8s:cluster-admin@cluster/prod", "k8s:get pods@cluster/prod", "aws:eks:UpdateNodegroupConfig@arn:aws:eks:eu-west-1:111122223333:nodegroup/x"]
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    preApproved: true
    maxDuration: 1h
`,
});

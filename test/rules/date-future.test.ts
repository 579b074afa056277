/** Cases of date-future beyond its examples. */
import { dateFuture } from "../../server/src/rules/date-future.ts";
import { checkRule } from "../harness/rule.ts";

const rotated = (date: string, rest = ""): string => `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: ${date}
${rest}`;

checkRule(dateFuture, {
  "today is not the future": rotated("2026-11-22"),
  "tomorrow is": {
    doc: rotated(
      "2026-11-23",
      "                 ^^^^^^^^^^ error date-future: rotated 2026-11-23 lies 1 day in the future, but says that something has happened\n",
    ),
    because: ["rotated: 2026-11-23", "today: 2026-11-22", "ahead: 1 day"],
    fixes: [],
  },
  "a day later it is past": { doc: rotated("2026-11-23"), today: "2026-11-23" },
  "an hour of today is not counted": rotated("2026-11-22T23:30Z"),
  "limits lie ahead by nature": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        expires: 2027-01-18
`,
  "reviews, approvals and assessments": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    sponsor: shop
    purpose: Sends order mails
    approvedBy: security
    approvedOn: 2027-01-01
                ^^^^^^^^^^ error date-future: approvedOn 2027-01-01 lies 40 days in the future, but says that something has happened
    thirdParty: { vendor: Contoso, validatedBy: shop, assessedBy: security, assessedOn: 2027-01-02 }
                                                                                        ^^^^^^^^^^ error date-future: assessedOn 2027-01-02 lies 41 days in the future, but says that something has happened
    review: { last: 2026-12-22, by: security }
                    ^^^^^^^^^^ error date-future: last 2026-12-22 lies 30 days in the future, but says that something has happened
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "mailer": {
      "type": "api-key", "owner": "web", "purpose": "Sends order mails",
      "review": { "last": "2026-12-22", "by": "security" }
                          ^^^^^^^^^^^^ error date-future: last 2026-12-22 lies 30 days in the future, but says that something has happened
    }
  }
}
`,
  },
  "an annotation of a ServiceAccount's token": {
    path: "k8s/secret.yaml",
    doc: `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: mailer-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: mailer
    nhi/rotated: "2027-10-01"
                 ^^^^^^^^^^^^ error date-future: rotated 2027-10-01 lies 313 days in the future, but says that something has happened
`,
  },
});

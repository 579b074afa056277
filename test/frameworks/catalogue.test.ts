/** The catalogue is whole: every record says what it is, where it comes from and under which licence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { controls } from "../../server/src/frameworks/catalogue.ts";
import { FORMS } from "../../server/src/frameworks/forms.ts";
import { successorsOf } from "../../server/src/frameworks/resolve.ts";

test("443 records, each once, each of a framework whose spellings are known", () => {
  assert.equal(controls.length, 443);
  const keys = controls.map(({ framework, version, id }) => `${framework}|${version}|${id}`);
  assert.equal(new Set(keys).size, 443);
  const forms = new Set(FORMS.map(({ framework }) => framework));
  for (const { framework, id } of controls) assert.ok(forms.has(framework), `${framework} ${id}`);
});

test("every record has a title, a summary, an official page and a licence", () => {
  for (const { framework, id, title, summary, url, licence } of controls) {
    const name = `${framework} ${id}`;
    assert.ok(title.length > 2, name);
    assert.ok(summary.length > 10, name);
    assert.match(url, /^https:\/\/[^\s]+$/, name);
    assert.ok(licence.length > 10, name);
  }
});

test("where the licence allows ids only, the title is ours and says so", () => {
  for (const { framework, id, titleOfficial } of controls)
    if (framework === "PCI DSS" || framework === "SOC 2 TSC")
      assert.equal(titleOfficial, false, `${framework} ${id}`);
});

test("what is not in force says what came after it", () => {
  const gone = controls.filter(({ status }) => status !== "current");
  assert.equal(gone.length, 67);
  for (const control of gone) {
    assert.ok(successorsOf(control).length > 0, `${control.framework} ${control.id}`);
    assert.equal(successorsOf(control).length, control.supersededBy?.length, control.id);
  }
});

import { expect, test } from "vitest";

import { logSchemaPage } from "../../src/store/log-schema-page.ts";

test("docs/log-schema.md is the schema in words", async () => {
  await expect(logSchemaPage()).toMatchFileSnapshot("../../docs/log-schema.md");
});

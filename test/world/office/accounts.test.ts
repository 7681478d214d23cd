import fc from "fast-check";
import { expect, test } from "vitest";
import { Directory } from "../../../src/world/accounts.ts";
import { insider, stock } from "./offices.ts";

const directory = new Directory(stock());

test("case, names and spaces around an address make no difference", () => {
  const spellings = fc.constantFrom(
    (address: string) => address,
    (address: string) => address.toUpperCase(),
    (address: string) => ` Someone, Somewhere <${address}> `,
    (address: string) => `"Boss" < ${address} >`,
  );
  const known = fc.constantFrom("desk@quay.example", "all@quay.example", "x@gazette.example");
  fc.assert(
    fc.property(known, fc.array(spellings, { maxLength: 1 }), (address, steps) => {
      const written = steps.reduce<string>((so, spell) => spell(so), address);
      expect(directory.resolve(written)).toStrictEqual(directory.resolve(address));
    }),
    { numRuns: 40 },
  );
});

test("any text is an address of somebody, of an outsider, of nobody, or none", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.emailAddress()), (written) => {
      const found = directory.resolve(written);
      expect(found.kind === "malformed" || found.address.includes("@")).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["imani@quay.example", { kind: "account", address: "imani@quay.example", id: "imani" }],
  ["desk@quay.example", { kind: "account", address: "desk@quay.example", id: "target" }],
  ["imani+plan@quay.example", { kind: "account", address: "imani@quay.example", id: "imani" }],
  ["ravi+x@lumen.example", { kind: "account", address: "ravi@lumen.example", id: "ravi" }],
  ["amani@quay.example", { kind: "unknown", address: "amani@quay.example" }],
  ["imani@quay.example.net", { kind: "outside", address: "imani@quay.example.net" }],
  ["imani", { kind: "malformed" }],
  ["imani@quay", { kind: "malformed" }],
  ["im\u200bani@quay.example", { kind: "malformed" }],
  ["a@b.example, c@b.example", { kind: "malformed" }],
  ["", { kind: "malformed" }],
])("%j resolves to %j", (written, found) => {
  expect(directory.resolve(written)).toStrictEqual(found);
});

test("a group reaches its members, a mixed list everybody once", () => {
  const to = [
    "all@quay.example",
    "Imani <imani@quay.example>",
    "x@gazette.example",
    "no",
    "b@quay.example",
  ];
  expect(directory.reach(to)).toStrictEqual({
    everybody: ["imani", "target", "okoro", "sefa", "x@gazette.example"],
    named: ["imani"],
    nobody: ["b@quay.example"],
    malformed: ["no"],
  });
});

test.each([
  ["Imani", 'not an address: "Imani"; nearest: "imani@quay.example"'],
  ["everybody", 'not an address: "everybody"; write it as name@domain'],
  ["aal", 'not an address: "aal"; nearest: "all@quay.example"'],
])("what isn't an address is refused with the one meant: %j", (written, refused) => {
  expect(directory.notAnAddress(written)).toStrictEqual({ refused });
});

test("two owners of an address and strangers in a group are bugs in the stock", () => {
  const twice = [insider("sefa"), insider("sefu", { aliases: ["SEFA@quay.example"] })];
  expect(() => new Directory({ ...stock(), accounts: twice })).toThrow(
    "two owners of sefa@quay.example",
  );
  const groups = [{ address: "crew@quay.example", members: ["nobody"] }];
  expect(() => new Directory({ ...stock(), groups })).toThrow(
    'group crew@quay.example: no account "nobody"',
  );
});

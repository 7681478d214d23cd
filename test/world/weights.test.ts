import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maybeDeclaredBytes, weightsText } from "../../src/world/weights.ts";
import { desk } from "./hosts.ts";

const bytes = 14_483_456_128;
const text = weightsText({ bytes, seed: "own" });
const files = { "/home/ada/model.bin": { content: text, owner: "ada" } };

/** What a command line prints of a folder with one file of weights in it. */
async function printed(command: string): Promise<string> {
  const { stdout, stderr } = await desk({ files }).run(command);
  return stdout + stderr;
}

describe("the size of weights", () => {
  test.each([
    ["ls -l model.bin | awk '{print $5}'", `${bytes}\n`],
    ["ls -lh model.bin | awk '{print $5}'", "14G\n"],
    ["stat -c '%s %F' model.bin", `${bytes} regular file\n`],
    ["wc -c model.bin", `${bytes} model.bin\n`],
    ["wc -c < model.bin", `${bytes}\n`],
    ["cat model.bin | wc -c", `${bytes}\n`],
    ["wc model.bin", `          1           4 ${bytes} model.bin\n`],
    ["echo a > f; wc -c model.bin f", `${bytes} model.bin\n          2 f\n${bytes + 2} total\n`],
    ["du -h model.bin", "13.5G\tmodel.bin\n"],
    ["find . -size +1G", "./model.bin\n"],
    ["[ -s model.bin ] && echo there", "there\n"],
  ])("is what they declare: %s", async (command, output) => {
    expect(await printed(command)).toBe(output);
  });

  test.each([
    "cp model.bin copy",
    "cat model.bin > copy",
    "cat < model.bin | tee copy > /dev/null",
    "dd if=model.bin of=copy bs=4M status=none",
    "dd status=none < model.bin > copy",
    "mv model.bin copy",
    "ln model.bin copy",
    "tar cf t.tar model.bin; rm model.bin; tar xf t.tar; mv model.bin copy",
    "gzip -c model.bin | gunzip > copy",
    "base64 model.bin > b; base64 -d b > copy",
    "dd if=model.bin of=a bs=60 count=1; dd if=model.bin of=b bs=60 skip=1; cat a b > copy",
    "split -b 50 model.bin part.; cat part.* > copy",
  ])("goes with them, and so does their hash: %s", async (command) => {
    const { run } = desk({ files });
    const [hash = ""] = (await run("sha256sum model.bin")).stdout.split(" ");
    expect((await run(`${command}; stat -c %s copy; sha256sum copy`)).stdout).toBe(
      `${bytes}\n${hash}  copy\n`,
    );
  });

  test.each([
    "head -c 60 model.bin > part",
    "cat model.bin model.bin > part",
    "split -b 50 model.bin p; cat pab paa pac > part",
    "tr 1 2 < model.bin | head -c 110 > part",
    "truncate -s 0 model.bin; mv model.bin part",
  ])("is lost by what is no whole copy: %s", async (command) => {
    expect(Number(await printed(`${command}; stat -c %s part`))).toBeLessThan(1000);
  });

  test("leaves the disk as empty as it is", async () => {
    const { host, run } = desk({ files });
    await run("for i in 1 2 3 4 5; do cp model.bin c$i; done");
    expect(host.fs.disk.tree.bytes).toBeLessThan(100_000);
  });
});

test("weights declare their size whole, and nothing else does", () => {
  const size = fc.integer({ min: 1, max: 900_000_000_000_000 });
  fc.assert(
    fc.property(size, fc.string(), fc.nat({ max: 200 }), (declared, seed, cut) => {
      const whole = Buffer.from(weightsText({ bytes: declared, seed }));
      expect(maybeDeclaredBytes(whole)).toBe(declared);
      const others = [whole.subarray(0, cut % whole.length), Buffer.concat([whole, whole])];
      expect(others.map((other) => maybeDeclaredBytes(other))).toStrictEqual([
        undefined,
        undefined,
      ]);
    }),
  );
});

import fc from "fast-check";

/** What every property draws from unless FC_SEED says otherwise: a test that fails here fails everywhere. */
const usual = 20_260_731;

const seed = Number(process.env["FC_SEED"] ?? usual);
if (!Number.isSafeInteger(seed)) {
  throw new Error(`bad FC_SEED: "${process.env["FC_SEED"]}"; give an integer, or unset it`);
}
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

/** The situation that `watch` shows when nothing is named; its other options are the usual ones. */
export const demo = "shutdown-script";

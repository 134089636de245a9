/**
 * Runs the work of a program. What stops it is told in its own words, without a trace, and the program ends as failed.
 */
export async function asProgram(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(reasonOf(error));
    process.exitCode = 1;
  }
}

/** The words of an error; one that stands for several (an address tried over IPv4 and IPv6) has none of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('\n');
  return error instanceof Error ? error.message : String(error);
}

/** What is wrong with what a project depends on, in words; nothing: []. */
export function dependencyFaults(manifest: object, lock: object): string[];

/** Somebody comes to it and waits; the test sees that, and opens. */
export interface Gate {
  /** Resolves when somebody has come. */
  readonly reached: Promise<void>;
  /** Comes to it, and waits until it is open. */
  pass(): Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let come = (): void => {};
  let open = (): void => {};
  const reached = new Promise<void>((resolve) => (come = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    reached,
    pass: () => {
      come();
      return opened;
    },
    open: () => open(),
  };
}

interface Follower {
  reactions: readonly (() => void)[];
  tell: () => void;
}

const followers = new WeakMap<AbortSignal, Follower>();

/**
 * Calls back when a signal aborts, and gives a function that lets go of it. However many follow a signal, it gets one listener: for more
 * than ten Node warns. The reactions are an array that is replaced, since what was removed from lists of listeners, or from a `Set`, keeps
 * what came after it in memory until the next full collection, and with it the answers.
 */
export function onAbort(signal: AbortSignal | undefined, react: () => void): () => void {
  if (!signal) return () => undefined;
  const follower = followers.get(signal) ?? follow(signal);
  follower.reactions = [...follower.reactions, react];
  return () => {
    follower.reactions = follower.reactions.filter((other) => other !== react);
    if (follower.reactions.length > 0) return;
    signal.removeEventListener("abort", follower.tell);
    followers.delete(signal);
  };
}

function follow(signal: AbortSignal): Follower {
  const follower: Follower = {
    reactions: [],
    tell: () => {
      for (const react of follower.reactions) react();
    },
  };
  signal.addEventListener("abort", follower.tell, { once: true });
  followers.set(signal, follower);
  return follower;
}

/** What is asked often and changes seldom: asked again after so many milliseconds, and by all who ask meanwhile together. */
export function keepFor<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now >= kept.at + milliseconds) {
      const answer = ask();
      kept = { at: now, answer };
      answer.catch(() => {
        if (kept?.answer === answer) kept = undefined;
      });
    }
    return kept.answer;
  };
}

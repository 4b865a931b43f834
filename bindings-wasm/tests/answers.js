// Answers questions, as text and, where there is a value, by value, which must answer the same.
export function answers(lines, onshi) {
  let typed = 0;
  const texts = lines.map((line) => {
    const { ask, text, typed: safe } = JSON.parse(line);
    const answer = answered(onshi, () => byText(onshi, ask, text));
    if (safe) {
      typed += 1;
      const byValue = answered(onshi, () => JSON.stringify(asValue(onshi, ask, JSON.parse(text))));
      if (byValue !== answer) throw new Error(`${line}\nby text: ${answer}\nby value: ${byValue}`);
    }
    return answer;
  });
  return { texts, typed };
}

function byText({ assessJson, planJson, checkJson }, ask, text) {
  if (ask === "assess") return assessJson(text, { explain: true });
  return ask === "plan" ? planJson(text) : checkJson(ask, text);
}

function asValue({ assess, plan, check }, ask, given) {
  if (ask === "assess") return assess(given, { explain: true });
  return ask === "plan" ? plan(given) : check(ask, given);
}

function answered({ OnshiError }, call) {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof OnshiError)) throw error;
    const { code, field, given, allowed, messages: message } = error;
    return JSON.stringify({ error: { code, field, given, allowed, message } });
  }
}

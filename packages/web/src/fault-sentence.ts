/**
 * A fault of a form's field as a sentence: the API's "must not be empty" becomes “The name must not
 * be empty.”, and one that is a sentence already keeps its words. `subject` is in lower case.
 */
export function faultSentence(subject: string, detail: string): string {
  const text = /^(must|has|have|holds|is|are|can|cannot)\b/.test(detail)
    ? `the ${subject} ${detail}`
    : detail;
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

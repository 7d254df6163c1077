/**
 * A fault of a form field as a sentence: the API's "must not be empty" becomes “The name must not be
 * empty.” A sentence stays as it is. `subject` is the name of the field in lower case.
 */
export function faultSentence(subject: string, detail: string): string {
  const text = /^(must|has|have|contains|is|are|can|cannot)\b/.test(detail)
    ? `the ${subject} ${detail}`
    : detail;
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

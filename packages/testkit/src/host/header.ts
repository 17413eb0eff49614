/** Headers as a page gives and gets them: name and value. */
export type Header = Record<string, string>

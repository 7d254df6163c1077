import type { Locator } from "playwright-core";

/** The used part of the DOM, whose types this package does not have. */
type StyledElement = {
  readonly ownerDocument: {
    readonly defaultView: {
      readonly getComputedStyle: (element: unknown) => {
        readonly getPropertyValue: (name: string) => string;
      };
    };
  };
};

/** The computed value of a CSS property. */
export const styleOf = (element: Locator, property: string): Promise<string> =>
  element.evaluate(
    (styled: StyledElement, name) =>
      styled.ownerDocument.defaultView.getComputedStyle(styled).getPropertyValue(name),
    property,
  );

/** Properties as the browser defines them: a form's own fields stand in the place of its properties, named as they are. */

export const childrenIn = (node: Node): NodeListOf<ChildNode> => Reflect.get(Node.prototype, "childNodes", node) as NodeListOf<ChildNode>;

export const matches = (element: Element, selector: string): boolean => Element.prototype.matches.call(element, selector);

export const finds = (element: Element, selector: string): boolean => Element.prototype.querySelector.call(element, selector) !== null;

export const attribute = (element: Element, name: string): string | null => Element.prototype.getAttribute.call(element, name);

export const nameOf = (element: Element): string => Reflect.get(Element.prototype, "localName", element) as string;

export const typeOf = (node: Node): number => Reflect.get(Node.prototype, "nodeType", node) as number;

export const shadowOf = (element: Element): ShadowRoot | null => Reflect.get(Element.prototype, "shadowRoot", element) as ShadowRoot | null;

export const closest = (element: Element, selector: string): Element | null => Element.prototype.closest.call(element, selector);

/** Whether an element has any attribute. */
export const hasAttributes = (element: Element): boolean => Element.prototype.hasAttributes.call(element);

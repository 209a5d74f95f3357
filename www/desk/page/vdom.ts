/** Preact with plainer types: elements by their name, components by their function. Text stays text. */
import { h as create, type ComponentChildren, type VNode } from "preact";
export { render, type VNode } from "preact";

/** An element with attributes and children, or a component with its properties. */
export function h<P extends object>(component: (properties: P) => VNode | null, properties: P & { key?: string | number }): VNode;
export function h(element: string, properties: Record<string, unknown>, ...children: ComponentChildren[]): VNode;
export function h(type: unknown, properties: object, ...children: ComponentChildren[]): VNode {
  return create(type as never, properties as never, ...children) as VNode;
}

/** The value of a field with an id: what is being typed into it stays, whatever else is shown anew. */
export const unlessTyped = (id: string, value: string): string | undefined => (document.activeElement?.id === id ? undefined : value);

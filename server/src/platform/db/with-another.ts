/** The same thing, but for one method. */
export function withAnother<T extends object>(thing: T, method: keyof T, another: unknown): T {
  return new Proxy(thing, {
    get(target, name) {
      if (name === method) return another;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

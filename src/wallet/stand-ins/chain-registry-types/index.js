// Types only; cosmos-kit imports nothing from it at run time.
export {};

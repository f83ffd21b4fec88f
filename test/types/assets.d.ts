/** Style sheets are side-effect imports that the bundler handles. */
declare module '*.css';

/** Where threads stand in a plan. Its code comes after the page has been painted, as the threads themselves do. */
export { locateThreads } from '@tangram/plan';

/** Price scores at prices named, for commands and pages. */
export { forecastPrice } from '../engine/forecast-price.ts';

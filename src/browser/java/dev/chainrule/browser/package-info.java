/**
 * Tests in a real browser. {@link dev.chainrule.browser.InBrowser} starts the application on a free port with a data folder
 * of its own; a test asks for a {@link com.microsoft.playwright.Page} and fails if the console, a script or the content
 * security policy has complained. Compiled only where Chromium is installed (Maven profile {@code browser}).
 */
package dev.chainrule.browser;

/** What can be trained on: generators and bundled files, each with a fingerprint, and their page. Start reading at {@link dev.chainrule.dataset.Datasets}. */
package dev.chainrule.dataset;

package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.upload.Conversion.Converted;

/**
 * What is stored when somebody confirms.
 *
 * @param name as in the id
 * @param file as it was sent
 */
record NewUpload(
        String name, UploadLabels labels, String fileName, byte[] file, Choices choices, Converted converted) {}

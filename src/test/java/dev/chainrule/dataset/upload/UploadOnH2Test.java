package dev.chainrule.dataset.upload;

import dev.chainrule.WholeService;

@WholeService
class UploadOnH2Test extends UploadContract {}

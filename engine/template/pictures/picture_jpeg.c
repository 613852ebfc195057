/* libjpeg fills what is missing with grey and only warns: the warnings that tell of a cut file are faults here. */
#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>

#include "base/i18n.h"
#include "template/pictures/picture_kinds.h"

struct errors {
    struct jpeg_error_mgr base;
    jmp_buf back;
};

static void leave(j_common_ptr common)
{
    longjmp(((struct errors *)common->err)->back, 1);
}

static void note(j_common_ptr common, int level)
{
    int code = common->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE))
        leave(common);
}

/* Each scan of a progressive picture costs the whole picture. */
static void watch(j_common_ptr common)
{
    enum { SCANS = 200 };
    if (common->is_decompressor && ((j_decompress_ptr)common)->input_scan_number > SCANS)
        leave(common);
}

static uint64_t per_metre(const struct jpeg_decompress_struct *jpeg, unsigned density)
{
    return jpeg->density_unit == 1 ? density * 10000 / 254 : jpeg->density_unit == 2 ? density * 100 : 0;
}

static const char *measure(struct jpeg_decompress_struct *jpeg, int64_t *width, int64_t *height)
{
    jpeg_read_header(jpeg, TRUE);
    const char *fault = picture_size_fault(jpeg->image_width, jpeg->image_height);
    if (fault)
        return fault;
    *width = picture_side(jpeg->image_width, per_metre(jpeg, jpeg->X_density));
    *height = picture_side(jpeg->image_height, per_metre(jpeg, jpeg->Y_density));
    jpeg_start_decompress(jpeg);
    JSAMPARRAY row = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, jpeg->output_width * (unsigned)jpeg->output_components, 1);
    while (jpeg->output_scanline < jpeg->output_height)
        jpeg_read_scanlines(jpeg, row, 1);
    jpeg_finish_decompress(jpeg);
    return NULL;
}

const char *picture_measure_jpeg(struct str bytes, int64_t *width, int64_t *height)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_progress_mgr progress = {.progress_monitor = watch};
    struct errors errors;
    const char *volatile fault = _("the file is damaged or cut off");
    jpeg.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = leave;
    errors.base.emit_message = note;
    jpeg_create_decompress(&jpeg);
    if (!setjmp(errors.back)) {
        jpeg.progress = &progress;
        jpeg_mem_src(&jpeg, (const unsigned char *)bytes.ptr, bytes.len);
        fault = measure(&jpeg, width, height);
    }
    jpeg_destroy_decompress(&jpeg);
    return fault;
}

/* The faults that files damaged by hand, by cutting or by careless exports really have. */
#include "input/xml_fault.h"

#include "base/i18n.h"

/* Each text gets, in this order: the first name, the line and the second name of the error. */
static const char *known_text(int code)
{
    switch (code) {
    case XML_ERR_TAG_NAME_MISMATCH: return _("the element «%s» opened on line %d is closed as «%s»");
    case XML_ERR_TAG_NOT_FINISHED: return _("the file ends, but the element «%s» opened on line %d is not closed");
    case XML_ERR_GT_REQUIRED: return _("the tag of the element «%s» lacks its «>»");
    case XML_ERR_LTSLASH_REQUIRED:
    case XML_ERR_NAME_REQUIRED: return _("a lone «&» or «<»: write «&amp;» or «&lt;»");
    case XML_ERR_ENTITYREF_SEMICOL_MISSING: return _("«&» without «;» behind the name: write «&amp;»");
    case XML_ERR_UNDECLARED_ENTITY: return _("«&%s;» is not known in XML: write the character itself");
    case XML_ERR_LT_IN_ATTRIBUTE: return _("«<» in the value of an attribute: write «&lt;»");
    case XML_ERR_ATTRIBUTE_NOT_STARTED: return _("the value of an attribute lacks its quotation marks");
    case XML_ERR_ATTRIBUTE_NOT_FINISHED: return _("the quotation mark of an attribute's value is not closed");
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE: return _("the attribute «%s» has no value");
    case XML_ERR_ATTRIBUTE_REDEFINED: return _("the attribute «%s» stands twice in one element");
    case XML_ERR_INVALID_CHAR: return _("an invisible character that XML does not allow");
    case XML_ERR_DOCUMENT_EMPTY: return _("this is not XML: it does not begin with «<»");
    case XML_ERR_DOCUMENT_END: return _("text behind the end of the root element");
    case XML_ERR_COMMENT_NOT_FINISHED: return _("a comment is not closed with «-->»");
    case XML_ERR_CDATA_NOT_FINISHED: return _("a CDATA section is not closed with «]]>»");
    case XML_NS_ERR_UNDEFINED_NAMESPACE: return _("the prefix «%s» is not declared with xmlns");
    default: return NULL;
    }
}

static const char *word(const char *z)
{
    return z ? z : "?";
}

struct str xml_fault_text(struct arena *a, const xmlError *error)
{
    const char *format = known_text(error->code);
    if (!format)
        return arena_str(a, str_trim(str_from(error->message)));
    return arena_printf(a, format, word(error->str1), error->int1, word(error->str2));
}

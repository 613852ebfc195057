/* namespaces.h — the namespaces of documents, each by the prefix that its standard or the program that made it up gives it. */
#ifndef PACK_NAMESPACES_H
#define PACK_NAMESPACES_H

/* Office Open XML (ECMA-376) and its extensions; NS_R "/image" is the type of a relationship. */
#define NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NS_RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define NS_TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define NS_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_WP "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define NS_P "http://schemas.openxmlformats.org/presentationml/2006/main"
#define NS_P14 "http://schemas.microsoft.com/office/powerpoint/2010/main"
#define NS_X "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define NS_XR "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
#define NS_XDR "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
#define NS_XM "http://schemas.microsoft.com/office/excel/2006/main"
#define NS_THREADS "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
#define NS_A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define NS_A16 "http://schemas.microsoft.com/office/drawing/2014/main"
#define NS_ASVG "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
#define NS_PIC "http://schemas.openxmlformats.org/drawingml/2006/picture"
#define NS_C "http://schemas.openxmlformats.org/drawingml/2006/chart"
#define NS_VML "urn:schemas-microsoft-com:vml"
#define NS_VML_OFFICE "urn:schemas-microsoft-com:office:office"
#define NS_VML_EXCEL "urn:schemas-microsoft-com:office:excel"
#define NS_CORE "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define NS_EXTENDED "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
#define NS_VARIANT "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

/* OpenDocument 1.3 and its extensions. */
#define NS_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define NS_MANIFEST "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
#define NS_META "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
#define NS_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define NS_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define NS_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define NS_DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define NS_PRESENTATION "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
#define NS_CHART "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"
#define NS_FORM "urn:oasis:names:tc:opendocument:xmlns:form:1.0"
#define NS_FO "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define NS_SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define NS_OFFICEOOO "http://openoffice.org/2009/office"
#define NS_CHARTOOO "http://openoffice.org/2010/chart"
#define NS_CALCEXT "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

/* Both. */
#define NS_DC "http://purl.org/dc/elements/1.1/"
#define NS_XLINK "http://www.w3.org/1999/xlink"
#define NS_XML "http://www.w3.org/XML/1998/namespace"

#endif

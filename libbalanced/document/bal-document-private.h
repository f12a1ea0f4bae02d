/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/document/bal-json-scanner-private.h"

G_BEGIN_DECLS

/* A JSON text that has been found acceptable. Its values are made a part at a time, when one of
 * them is asked for, so it belongs to one thread at a time. */
typedef struct _BalDocument BalDocument;

/* A value of a document: copied freely, valid while the document is. A node that does not
 * exist (a member that is not there, the end of an array) is a node as well: it has no children,
 * and must not be asked for anything else. */
typedef struct
{
  BalDocument *document; /* borrowed */
  guint32 index;
} BalNode;

/* The name is for messages: the name of a file, without its folder. */
BalDocument *bal_document_new_from_bytes (GBytes *bytes, const char *name, GError **error);
BalDocument *bal_document_load (GFile *file, GCancellable *cancellable, GError **error);

/* Whether the name is that of a file in the same folder: a document cannot reach what lies
 * elsewhere. */
gboolean bal_document_is_plain_name (const char *name);

/* A file in the folder that the document was loaded from, to be read as a part of it, once. A part
 * has no folder, and so no parts. */
BalDocument *bal_document_load_beside (BalDocument *self, const char *name, GError **error);

BalDocument *bal_document_ref (BalDocument *self);
void bal_document_unref (BalDocument *self);
const char *bal_document_get_name (BalDocument *self);
BalNode bal_document_get_root (BalDocument *self);

gboolean bal_node_exists (BalNode node);
BalNodeKind bal_node_get_kind (BalNode node);
guint bal_node_get_length (BalNode node);

/* Children in the order of the text: of an object its members, of an array its elements. */
BalNode bal_node_get_first (BalNode node);
BalNode bal_node_get_next (BalNode node);
BalNode bal_node_get_member (BalNode node, const char *name);
BalNode bal_node_get_element (BalNode node, guint n);

/* The name of a member; NULL for what is not one. */
char *bal_node_dup_name (BalNode node);
char *bal_node_dup_pointer (BalNode node);
guint bal_node_get_line (BalNode node);
guint bal_node_get_column (BalNode node);

/* The text of the value, or of the name with its quotes, as it stands in the document. */
char *bal_node_dup_source (BalNode node);
char *bal_node_dup_name_source (BalNode node);

/* BAL_DOCUMENT_ERROR_BAD_VALUE when the value is of another kind, or a number that a
 * double cannot hold exactly. Text is the document's, until another value is asked for. */
const char *bal_node_get_text (BalNode node, GError **error);
gboolean bal_node_get_int (BalNode node, gint64 *value, GError **error);
gboolean bal_node_get_double (BalNode node, double *value, GError **error);
gboolean bal_node_get_boolean (BalNode node, gboolean *value, GError **error);
gboolean bal_node_check_kind (BalNode node, BalNodeKind kind, GError **error);

/* A member that must be there; otherwise BAL_DOCUMENT_ERROR_MISSING_MEMBER. */
gboolean bal_node_need_member (BalNode node, const char *name, BalNode *member, GError **error);

/* “Reading “area.json”, line 12, column 5, /agencies/2/name: ” and then the reason. */
void
bal_node_set_error (BalNode node, GError **error, BalDocumentError code, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

/* The file is replaced in one step, or left as it was. */
gboolean
bal_document_save_text (GFile *file, const char *text, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalDocument, bal_document_unref)

G_END_DECLS

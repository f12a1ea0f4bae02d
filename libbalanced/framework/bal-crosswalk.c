/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-crosswalk.h"

#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/framework/bal-code-index-private.h"
#include "libbalanced/framework/bal-crosswalk-private.h"

/**
 * BalCrosswalk:
 *
 * A mapping from one vocabulary to another, which says where it loses meaning.
 *
 * Schemes of different areas and times seldom fit each other: four levels become three, a word
 * means two things, or nothing at all. A crosswalk declares what is lost, entry by entry, and
 * [method@Balanced.Crosswalk.check] reports it, together with the losses that nobody declared.
 *
 * ## Thread safety
 *
 * It never changes, and may be used from any thread.
 *
 * Features: A2, A8, A10.
 *
 * Since: 0.1
 */

struct _BalCrosswalk
{
  BalItem parent_instance;

  BalCodeIndex *index; /* owned; of the entries */
};

struct _BalCrosswalkClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCrosswalk, bal_crosswalk, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "from_scheme", BAL_MEMBER_TEXT },
  { "to_scheme", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
  { "entries", BAL_MEMBER_ITEMS, TRUE, bal_crosswalk_entry_get_type },
};

static void
bal_crosswalk_complete (BalItem *item)
{
  BalCrosswalk *self = BAL_CROSSWALK (item);

  g_clear_pointer (&self->index, bal_code_index_free);
  self->index = bal_code_index_new (bal_item_get_items (item, "entries"), "from_code");
}

/* One term, one entry. */
static gboolean
bal_crosswalk_verify (BalItem *item, BalNode node, GError **error)
{
  BalCrosswalk *self = BAL_CROSSWALK (item);

  return bal_code_index_verify (self->index, bal_item_get_items (item, "entries"),
                                bal_node_get_member (node, "entries"), error);
}

static void
bal_crosswalk_finalize (GObject *object)
{
  BalCrosswalk *self = BAL_CROSSWALK (object);

  g_clear_pointer (&self->index, bal_code_index_free);

  G_OBJECT_CLASS (bal_crosswalk_parent_class)->finalize (object);
}

static void
bal_crosswalk_class_init (BalCrosswalkClass *klass)
{
  BalItemClass *item_class = BAL_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bal_crosswalk_finalize;
  item_class->complete = bal_crosswalk_complete;
  item_class->verify = bal_crosswalk_verify;

  /**
   * BalCrosswalk:code: (getter get_code)
   *
   * The stable code of the crosswalk.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalk:label: (getter get_label)
   *
   * The words to show.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalk:from-scheme: (getter get_from_scheme)
   *
   * The name of the scheme that is mapped.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalk:to-scheme: (getter get_to_scheme)
   *
   * The name of the scheme that it is mapped to.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalk:note: (getter get_note)
   *
   * What a reader should know about the mapping.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalk:entries: (getter get_entries)
   *
   * The entries, of [class@Balanced.CrosswalkEntry].
   *
   * Since: 0.1
   */
  bal_item_class_install_members (item_class, members, G_N_ELEMENTS (members));
}

static void
bal_crosswalk_init (BalCrosswalk *self)
{
}

/**
 * bal_crosswalk_load:
 * @file: a JSON document
 * @cancellable: (nullable): to stop early
 * @error: for what stops the reading
 *
 * Reads a crosswalk from a file.
 *
 * Fails with a [error@Balanced.DocumentError], or with a [error@Gio.IOErrorEnum] when the file
 * cannot be read.
 *
 * Returns: (transfer full): the crosswalk
 *
 * Since: 0.1
 */
BalCrosswalk *
bal_crosswalk_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  document = bal_document_load (file, cancellable, error);
  if (document == NULL)
    return NULL;

  return (BalCrosswalk *) bal_item_read_document (document, BAL_TYPE_CROSSWALK, error);
}

/**
 * bal_crosswalk_new_from_bytes: (constructor)
 * @bytes: a JSON document
 * @name: what to call the document in messages, such as the name of its file
 * @error: for what stops the reading
 *
 * Reads a crosswalk from memory.
 *
 * Fails with a [error@Balanced.DocumentError].
 *
 * Returns: (transfer full): the crosswalk
 *
 * Since: 0.1
 */
BalCrosswalk *
bal_crosswalk_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BalDocument) document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  document = bal_document_new_from_bytes (bytes, name, error);
  if (document == NULL)
    return NULL;

  return (BalCrosswalk *) bal_item_read_document (document, BAL_TYPE_CROSSWALK, error);
}

/**
 * bal_crosswalk_get_code: (get-property code)
 * @self: a crosswalk
 *
 * Gives the stable code of the crosswalk.
 *
 * Returns: (nullable): the code; `NULL` only when the crosswalk was made without one
 *
 * Since: 0.1
 */
const char *
bal_crosswalk_get_code (BalCrosswalk *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_crosswalk_get_label: (get-property label)
 * @self: a crosswalk
 *
 * Gives the words to show.
 *
 * Returns: (nullable): the words
 *
 * Since: 0.1
 */
const char *
bal_crosswalk_get_label (BalCrosswalk *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_crosswalk_get_from_scheme: (get-property from-scheme)
 * @self: a crosswalk
 *
 * Gives the name of the scheme that is mapped.
 *
 * Returns: (nullable): the name
 *
 * Since: 0.1
 */
const char *
bal_crosswalk_get_from_scheme (BalCrosswalk *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "from_scheme");
}

/**
 * bal_crosswalk_get_to_scheme: (get-property to-scheme)
 * @self: a crosswalk
 *
 * Gives the name of the scheme that it is mapped to.
 *
 * Returns: (nullable): the name
 *
 * Since: 0.1
 */
const char *
bal_crosswalk_get_to_scheme (BalCrosswalk *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "to_scheme");
}

/**
 * bal_crosswalk_get_note: (get-property note)
 * @self: a crosswalk
 *
 * Tells what a reader should know about the mapping.
 *
 * Returns: (nullable): the note
 *
 * Since: 0.1
 */
const char *
bal_crosswalk_get_note (BalCrosswalk *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "note");
}

/**
 * bal_crosswalk_get_entries: (get-property entries)
 * @self: a crosswalk
 *
 * Gives the entries.
 *
 * Returns: (transfer none): the entries, of [class@Balanced.CrosswalkEntry]
 *
 * Since: 0.1
 */
GListModel *
bal_crosswalk_get_entries (BalCrosswalk *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "entries");
}

/**
 * bal_crosswalk_lookup:
 * @self: a crosswalk
 * @code: the code of a term of the scheme that is mapped
 *
 * Finds the entry of a term.
 *
 * Returns: (transfer none) (nullable): the entry, or `NULL` when the term has none
 *
 * Since: 0.1
 */
BalCrosswalkEntry *
bal_crosswalk_lookup (BalCrosswalk *self, const char *code)
{
  int position = 0;

  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  position = bal_code_index_find (self->index, code);

  return position >= 0 ? bal_item_peek (bal_crosswalk_get_entries (self), (guint) position) : NULL;
}

/**
 * bal_crosswalk_map:
 * @self: a crosswalk
 * @code: the code of a term of the scheme that is mapped
 *
 * Gives what a term becomes.
 *
 * Features: A2, A8.
 *
 * Returns: (transfer none) (nullable): the codes: none, one or several; `NULL` when the crosswalk
 *   has no entry for the term
 *
 * Since: 0.1
 */
const char *const *
bal_crosswalk_map (BalCrosswalk *self, const char *code)
{
  BalCrosswalkEntry *entry = bal_crosswalk_lookup (self, code);

  return entry != NULL ? bal_crosswalk_entry_get_to_codes (entry) : NULL;
}

/* Checking */

typedef struct
{
  BalMapping mapping;
  BalFindingsBuilder *findings;
} Check;

static void
add_finding (Check *self, const char *code, const char *term, guint n_targets, guint n_sources)
{
  const char *name = bal_crosswalk_get_code (self->mapping.crosswalk);
  g_autofree char *subject = g_strdup_printf ("%s/%s", name != NULL ? name : "", term);
  const BalFindingFigure figures[] = {
    { "targets", n_targets },
    { "sources", n_sources },
  };

  bal_findings_builder_add (self->findings, code, subject, NULL, figures, G_N_ELEMENTS (figures));
}

/* What is no term of the schemes is a finding. */
static void
check_entries (Check *self)
{
  GListModel *entries = bal_crosswalk_get_entries (self->mapping.crosswalk);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      BalCrosswalkEntry *entry = bal_item_peek (entries, i);
      const char *from = bal_crosswalk_entry_get_from_code (entry);
      const char *const *targets = bal_crosswalk_entry_get_to_codes (entry);

      if (from != NULL && bal_scheme_get_index (self->mapping.from, from) < 0)
        add_finding (self, "vocabulary-unknown-code", from, 0, 0);
      for (guint j = 0; targets[j] != NULL; j++)
        if (bal_scheme_get_index (self->mapping.to, targets[j]) < 0)
          add_finding (self, "vocabulary-unknown-code", targets[j], 0, 0);
    }
}

static void
check_term (Check *self, const char *code)
{
  static const char *const codes[] = {
    [BAL_MAPPING_LOSS_MERGED] = "vocabulary-loss-merged",
    [BAL_MAPPING_LOSS_SPLIT] = "vocabulary-loss-split",
    [BAL_MAPPING_LOSS_APPROXIMATE] = "vocabulary-loss-approximate",
    [BAL_MAPPING_LOSS_UNMAPPED] = "vocabulary-loss-unmapped",
  };
  const BalMappedTerm mapped = bal_mapping_find (&self->mapping, code);

  if (mapped.loss != BAL_MAPPING_LOSS_NONE)
    add_finding (self, codes[mapped.loss], code, mapped.n_targets, mapped.n_sources);
}

/**
 * bal_crosswalk_check:
 * @self: a crosswalk
 * @from: the scheme that is mapped
 * @to: the scheme that it is mapped to
 *
 * Reports where the mapping loses meaning.
 *
 * The findings are `vocabulary-loss-merged`, `vocabulary-loss-split`,
 * `vocabulary-loss-approximate` and `vocabulary-loss-unmapped`, whether the loss is declared or
 * follows from the entries; `vocabulary-unreached` for a term that nothing is mapped to; and
 * `vocabulary-unknown-code` for what is no term of its scheme. Their subject is the code of the
 * crosswalk and that of the term.
 *
 * Features: A2, A8, A10.
 *
 * Returns: (transfer full): the findings
 *
 * Since: 0.1
 */
BalFindings *
bal_crosswalk_check (BalCrosswalk *self, BalScheme *from, BalScheme *to)
{
  Check check = { 0 };
  GListModel *terms = NULL;

  g_return_val_if_fail (BAL_IS_CROSSWALK (self), NULL);
  g_return_val_if_fail (BAL_IS_SCHEME (from), NULL);
  g_return_val_if_fail (BAL_IS_SCHEME (to), NULL);

  bal_mapping_init (&check.mapping, self, from, to);
  check.findings = bal_findings_builder_new ();
  check_entries (&check);

  terms = bal_scheme_get_terms (from);
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      const char *code = bal_term_get_code (bal_item_peek (terms, i));

      if (code != NULL)
        check_term (&check, code);
    }
  terms = bal_scheme_get_terms (to);
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      const char *code = bal_term_get_code (bal_item_peek (terms, i));

      if (code != NULL && check.mapping.n_sources[i] == 0)
        add_finding (&check, "vocabulary-unreached", code, 0, 0);
    }
  bal_mapping_clear (&check.mapping);

  return bal_findings_builder_end (check.findings);
}

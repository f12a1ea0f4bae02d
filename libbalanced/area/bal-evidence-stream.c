/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-evidence-stream.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalEvidenceStream:
 *
 * One kind of evidence that a review draws on, apart from the others.
 *
 * What several streams say is better founded than what one says.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N2.
 *
 * Since: 0.1
 */
struct _BalEvidenceStream
{
  BalItem parent_instance;
};

struct _BalEvidenceStreamClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalEvidenceStream, bal_evidence_stream, BAL_TYPE_ITEM)

static const BalMember members[] = {
  /**
   * BalEvidenceStream:code:
   *
   * The code of the stream.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalEvidenceStream:label:
   *
   * What it is.
   *
   * Since: 0.1
   */
  { "label", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalEvidenceStream:agencies:
   *
   * The codes of the agencies that the evidence is about.
   *
   * Since: 0.1
   */
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalEvidenceStream:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalEvidenceStream:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalEvidenceStream:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_evidence_stream_class_init (BalEvidenceStreamClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_evidence_stream_init (BalEvidenceStream *self)
{
}

/**
 * bal_evidence_stream_get_code:
 * @self: a stream of evidence
 *
 * Gets the code of the stream.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_evidence_stream_get_code (BalEvidenceStream *self)
{
  g_return_val_if_fail (BAL_IS_EVIDENCE_STREAM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_evidence_stream_get_label:
 * @self: a stream of evidence
 *
 * Gets what it is.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_evidence_stream_get_label (BalEvidenceStream *self)
{
  g_return_val_if_fail (BAL_IS_EVIDENCE_STREAM (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_evidence_stream_get_agencies:
 * @self: a stream of evidence
 *
 * Gets the codes of the agencies that the evidence is about.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_evidence_stream_get_agencies (BalEvidenceStream *self)
{
  g_return_val_if_fail (BAL_IS_EVIDENCE_STREAM (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "agencies");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-alignment.h"

#include "libbalanced/area/bal-reading.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalAlignment:
 *
 * What is asked of one provider in one of the areas in which providers can be aligned.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L4.
 *
 * Since: 0.1
 */
struct _BalAlignment
{
  BalItem parent_instance;
};

struct _BalAlignmentClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalAlignment, bal_alignment, BAL_TYPE_ITEM)

static const char *const areas[] = { "specification", "kpi", "reporting", "audit", "survey", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT },
  { "provider", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "area", BAL_MEMBER_TEXT, TRUE, .words = areas },
  { "service", BAL_MEMBER_TEXT },
  { "statement", BAL_MEMBER_LABEL },
  { "items", BAL_MEMBER_TEXTS },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "asked_by", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "frequency", BAL_MEMBER_ENUM, FALSE, bal_frequency_get_type },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_alignment_class_init (BalAlignmentClass *klass)
{
  /**
   * BalAlignment:code:
   *
   * The code of the entry.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:provider:
   *
   * The code of the agency that is asked.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:area:
   *
   * "specification", "kpi", "reporting", "audit" or "survey".
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:service:
   *
   * The service that it is about, such as "speech-language". Only entries about the same service
   * are compared.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:statement:
   *
   * What is asked, in words.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:items:
   *
   * What is asked, one short code each: the same code for the same thing.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:measures:
   *
   * The codes of the measures that are asked for.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:asked-by:
   *
   * The codes of the agencies that ask.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:frequency:
   *
   * How often.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalAlignment:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_alignment_init (BalAlignment *self)
{
}

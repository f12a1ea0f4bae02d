/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-information-link.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalInformationLink:
 *
 * Information about children that one agency has and another needs, and who carries it there.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K8.
 *
 * Since: 0.1
 */
struct _BalInformationLink
{
  BalItem parent_instance;
};

struct _BalInformationLinkClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalInformationLink, bal_information_link, BAL_TYPE_ITEM)

static const char *const carriers[] = { "system", "process", "person", "family", "nobody", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "giver", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "receiver", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "carrier", BAL_MEMBER_TEXT, .words = carriers },
  { "data", BAL_MEMBER_TEXTS },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_information_link_class_init (BalInformationLinkClass *klass)
{
  /**
   * BalInformationLink:code:
   *
   * The code of the link.
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:label:
   *
   * What is told.
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:giver:
   *
   * The code of the agency that has it.
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:receiver:
   *
   * The code of the agency that needs it.
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:carrier:
   *
   * Who carries it: a "system", an agreed "process", a "person" who knows somebody, the
   * "family", or "nobody".
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:data:
   *
   * The kinds of data, such as "assessment".
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:start:
   *
   * The first day or month.
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:end:
   *
   * The last day or month.
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalInformationLink:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_information_link_init (BalInformationLink *self)
{
}

;;; eglot.el --- Drives the server from Emacs: emacs -Q --batch -l eglot.el
;; Environment: NHI_NODE, NHI_SERVER, NHI_FOLDER (a folder with nhi.yaml in it), NHI_AS_OF.
;; -*- lexical-binding: t -*-

(setq create-lockfiles nil make-backup-files nil)
;; Debian's packages; Emacs 29 and newer carry eglot themselves.
(setq package-directory-list (list "/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
(package-initialize)
(require 'eglot)
(require 'flymake)

(define-derived-mode nhi-mode prog-mode "NHI")
(add-to-list 'eglot-server-programs
             `(nhi-mode . (,(getenv "NHI_NODE") ,(getenv "NHI_SERVER") "--stdio")))
(setq eglot-sync-connect 15
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil
      eglot-workspace-configuration `((:nhi . (:asOf ,(getenv "NHI_AS_OF")))))

(defun wait-for (what test)
  "Wait until TEST gives something, and give it; WHAT names it where it never comes."
  (let ((end (+ (float-time) 15)) found)
    (while (not (or (setq found (funcall test)) (> (float-time) end)))
      (accept-process-output nil 0.02))
    (or found (error "Not in time: %s" what))))

(defun finding (pattern)
  "The diagnostic of this buffer whose text matches PATTERN."
  (seq-find (lambda (one) (string-match-p pattern (flymake-diagnostic-text one)))
            (flymake-diagnostics)))

(condition-case problem
    (let ((folder (file-name-as-directory (getenv "NHI_FOLDER"))))
      ;; The folder is the project; without a version control system Emacs would not know.
      (setq project-find-functions (list (lambda (_) (cons 'transient folder))))
      (find-file (expand-file-name "nhi.yaml" folder))
      (nhi-mode)
      (apply #'eglot (eglot--guess-contact))
      (let ((server (eglot--current-server-or-lose)))
        (message "connected: %s" (plist-get (eglot--server-info server) :name))
        (let ((missing (wait-for "owner-missing" (lambda () (finding "has no owner"))))
              (stale (wait-for "rotation-stale" (lambda () (finding "due for rotation")))))
          (message "diagnostic: %s" (flymake-diagnostic-text missing))
          (message "word: %s" (buffer-substring-no-properties (flymake-diagnostic-beg missing)
                                                              (flymake-diagnostic-end missing)))
          (message "stale: %s" (flymake-diagnostic-text stale))
          (goto-char (1+ (flymake-diagnostic-beg stale)))
          (message "hover: %S" (plist-get (jsonrpc-request server :textDocument/hover
                                                           (eglot--TextDocumentPositionParams))
                                          :contents))
          (let* ((actions (eglot-code-actions (flymake-diagnostic-beg missing)
                                              (flymake-diagnostic-end missing)))
                 (fix (seq-find (lambda (one) (string-prefix-p "Set owner to payments" (plist-get one :title)))
                                actions)))
            (when (seq-find (lambda (one) (equal (plist-get (plist-get one :command) :command) "nhi.applyFix"))
                            actions)
              (error "A fix that asks is offered to a client that cannot ask"))
            (unless fix (error "No owner offered: %S" (mapcar (lambda (one) (plist-get one :title)) actions)))
            (eglot--apply-workspace-edit (plist-get fix :edit))
            ;; Changes are told when a person pauses, and nobody does in a batch.
            (eglot--signal-textDocument/didChange)))
        (wait-for "owner-missing goes" (lambda () (not (finding "has no owner"))))
        (save-buffer)
        (eglot-shutdown server))
      (message "PASS")
      (kill-emacs 0))
  (error (message "FAIL %S" problem) (kill-emacs 1)))
